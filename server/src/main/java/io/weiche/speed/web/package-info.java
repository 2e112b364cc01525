/// The door of the figures, and where requests are measured.
@NullMarked
package io.weiche.speed.web;

import org.jspecify.annotations.NullMarked;
