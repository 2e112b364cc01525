/// The doors of recurring deals.
@NullMarked
package io.weiche.recurring.web;

import org.jspecify.annotations.NullMarked;
