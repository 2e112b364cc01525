/// The door through which people stop observing.
@NullMarked
package io.weiche.observers.web;

import org.jspecify.annotations.NullMarked;
