/// Legal and bank data of contacts and companies in the vocabulary of `crm.requisite.*`.
@NullMarked
package io.weiche.bitrix24.requisites;

import org.jspecify.annotations.NullMarked;
