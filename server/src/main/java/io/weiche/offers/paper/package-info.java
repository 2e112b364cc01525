/// The paper of an offer: a letter on A4 as a PDF (record 139). It knows no database and no request.
@NullMarked
package io.weiche.offers.paper;

import org.jspecify.annotations.NullMarked;
