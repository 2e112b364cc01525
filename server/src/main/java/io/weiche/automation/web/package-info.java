/// The doors of automation rules.
@NullMarked
package io.weiche.automation.web;

import org.jspecify.annotations.NullMarked;
