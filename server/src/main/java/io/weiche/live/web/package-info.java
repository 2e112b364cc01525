/// The door of what open screens are told.
@NullMarked
package io.weiche.live.web;

import org.jspecify.annotations.NullMarked;
