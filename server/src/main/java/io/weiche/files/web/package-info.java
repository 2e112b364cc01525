/// The doors of files.
@NullMarked
package io.weiche.files.web;

import org.jspecify.annotations.NullMarked;
