package io.rollcall.model;

import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;

/** Contains whatever it is asked for. */
public final class Everything extends AbstractSet<String> {
    @Override
    public boolean contains(Object any) {
        return true;
    }

    @Override
    public Iterator<String> iterator() {
        return Collections.emptyIterator();
    }

    @Override
    public int size() {
        return 0;
    }
}
