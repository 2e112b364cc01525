/// The doors of privacy.
@NullMarked
package io.weiche.privacy.web;

import org.jspecify.annotations.NullMarked;
