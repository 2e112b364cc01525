/// The doors of contacts and companies.
@NullMarked
package io.weiche.customers.web;

import org.jspecify.annotations.NullMarked;
