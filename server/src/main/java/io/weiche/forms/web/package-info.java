/// The doors of web forms: the public page, and the settings.
@NullMarked
package io.weiche.forms.web;

import org.jspecify.annotations.NullMarked;
