/// The doors of requisites and of the account's own companies.
@NullMarked
package io.weiche.requisites.web;

import org.jspecify.annotations.NullMarked;
