/// The doors of departments, roles and the questions about rights.
@NullMarked
package io.weiche.organisation.web;

import org.jspecify.annotations.NullMarked;
