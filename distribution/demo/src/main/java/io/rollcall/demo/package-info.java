/** The main job as a script of a user would do it: by REST alone, checked against what the sandbox knows to be true. */
@NullMarked
package io.rollcall.demo;

import org.jspecify.annotations.NullMarked;
