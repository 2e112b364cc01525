/// Leads, deals, contacts and companies in the words of the compatible interface.
@NullMarked
package io.weiche.bitrix24.kinds;

import org.jspecify.annotations.NullMarked;
