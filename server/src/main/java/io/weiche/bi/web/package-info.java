/// The door to the views for programs that analyse.
@NullMarked
package io.weiche.bi.web;

import org.jspecify.annotations.NullMarked;
