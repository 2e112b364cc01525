/// The doors of access: sign-in, users, roles, tokens, the account's settings; and the filters every request passes.
@NullMarked
@NamedInterface("web")
package io.weiche.access.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
