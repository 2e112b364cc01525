/// The door of searching all kinds at once.
@NullMarked
package io.weiche.records.web;

import org.jspecify.annotations.NullMarked;
