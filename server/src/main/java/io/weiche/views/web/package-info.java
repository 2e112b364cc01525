/// The doors of saved views, and of lists as a whole.
@NullMarked
package io.weiche.views.web;

import org.jspecify.annotations.NullMarked;
