/// The doors of second factors and forgotten passwords.
@NullMarked
package io.weiche.signin.web;

import org.jspecify.annotations.NullMarked;
