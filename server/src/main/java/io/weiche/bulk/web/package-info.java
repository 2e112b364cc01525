/// Addresses of the module around.
@NullMarked
package io.weiche.bulk.web;

import org.jspecify.annotations.NullMarked;
