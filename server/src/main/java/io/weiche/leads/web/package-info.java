/// The doors of leads.
@NullMarked
package io.weiche.leads.web;

import org.jspecify.annotations.NullMarked;
