/** Lists in pages with opaque cursors. */
@Version("1.0.0")
@NullMarked
package io.rollcall.host.api.paging;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
