/// The doors of offers.
@NullMarked
package io.weiche.offers.web;

import org.jspecify.annotations.NullMarked;
