/// The doors of deals.
@NullMarked
package io.weiche.deals.web;

import org.jspecify.annotations.NullMarked;
