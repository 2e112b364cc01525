/// The doors of the CRM mode.
@NullMarked
package io.weiche.modes.web;

import org.jspecify.annotations.NullMarked;
