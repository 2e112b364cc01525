/// Addresses of the module around.
@NullMarked
package io.weiche.imports.web;

import org.jspecify.annotations.NullMarked;
