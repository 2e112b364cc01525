/// The door of the first run.
@NullMarked
package io.weiche.setup.web;

import org.jspecify.annotations.NullMarked;
