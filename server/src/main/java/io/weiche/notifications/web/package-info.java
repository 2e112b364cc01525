/// The door of what people are told of.
@NullMarked
package io.weiche.notifications.web;

import org.jspecify.annotations.NullMarked;
