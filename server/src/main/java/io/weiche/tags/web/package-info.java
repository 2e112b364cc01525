/// The doors of tags.
@NullMarked
package io.weiche.tags.web;

import org.jspecify.annotations.NullMarked;
