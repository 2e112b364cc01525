/// The door: addresses, bodies, sign-in by the secret in the address, and the envelope of every answer.
@NullMarked
package io.weiche.bitrix24.web;

import org.jspecify.annotations.NullMarked;
