/// The doors of converting a lead and taking it back.
@NullMarked
package io.weiche.conversion.web;

import org.jspecify.annotations.NullMarked;
