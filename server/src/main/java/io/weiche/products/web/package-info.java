/// The doors of products.
@NullMarked
package io.weiche.products.web;

import org.jspecify.annotations.NullMarked;
