/// The commands of the program: run, setup, check. Each opens the database, does its work and closes it again.
@NullMarked
package io.weiche.commands;

import org.jspecify.annotations.NullMarked;
