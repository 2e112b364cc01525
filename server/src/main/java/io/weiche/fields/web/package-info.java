/// The door of the fields an account adds itself.
@NullMarked
package io.weiche.fields.web;

import org.jspecify.annotations.NullMarked;
