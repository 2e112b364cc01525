/// Products, and the rows of leads and deals that say what is sold.
@NullMarked
package io.weiche.bitrix24.sales;

import org.jspecify.annotations.NullMarked;
