/// The doors of second factors, passkeys and forgotten passwords.
@NullMarked
package io.weiche.signin.web;

import org.jspecify.annotations.NullMarked;
