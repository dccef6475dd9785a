/* SPDX-License-Identifier: Apache-2.0 */
package io.github.camel8x8.events.internal.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a JSON text step by step, as the caller requests. Allocates only the Strings requested.
 *
 * <p>Checks everything it skips. Throws {@link NotPlainException} for text that is not strict JSON
 * (RFC 8259) in strict UTF-8, and for unusual text: requested texts with an escape, numbers that
 * are not integers, more than 60 levels of nesting, names of more than 200 bytes. After that only
 * {@link #begin} may be called.
 *
 * <p>For one thread at a time; may be reused for the next text. See {@link FastMessageReader} for
 * what it saves.
 */
final class FastJsonReader {

    private static final int MAX_DEPTH = 60;
    private static final int MAX_NAME = 200;
    private static final int MAX_DIGITS = 100;

    private static final byte[] NOTHING = {};

    private byte[] json = NOTHING;
    private int at;
    private int end;
    private boolean first;

    // The name or value read last, without its quotes.
    private int start;
    private int stop;
    private boolean ascii;

    /**
     * Begins a text. The buffer must not change while it is read.
     *
     * @param buffer the bytes that contain the text
     * @param offset the index of its first byte
     * @param length its size in bytes
     */
    public void begin(byte[] buffer, int offset, int length) {
        json = buffer;
        at = offset;
        end = offset + length;
    }

    /**
     * Ends the text: nothing but white space may be left.
     *
     * @throws NotPlainException if the text is not plain JSON
     */
    public void end() throws NotPlainException {
        if (!isAtEnd()) {
            throw new NotPlainException();
        }
    }

    /**
     * Enters the object that is the next value.
     *
     * @throws NotPlainException if the text is not plain JSON
     */
    public void enterObject() throws NotPlainException {
        expect('{');
        first = true;
    }

    /**
     * Moves to the next field of the object, up to its value; false at the object's end, which is
     * then consumed. The previous value must have been read or skipped.
     *
     * @return true if there is a field
     * @throws NotPlainException if the text is not plain JSON
     */
    public boolean nextField() throws NotPlainException {
        byte next = next();
        if (next == '}') {
            at++;
            first = false;
            return false;
        }
        if (!first) {
            expect(',');
        }
        first = false;
        name();
        return true;
    }

    /**
     * {@return whether the field has this name}
     *
     * @param name the name, as ASCII
     */
    public boolean isNamed(byte[] name) {
        return Arrays.equals(json, start, stop, name, 0, name.length);
    }

    /**
     * Reads the next value, a text without escapes, without copying it.
     *
     * @throws NotPlainException if the text is not plain JSON
     */
    public void readText() throws NotPlainException {
        expect('"');
        string(false);
    }

    /**
     * Reads the next value, a whole number of at most 9 digits.
     *
     * @return the number
     * @throws NotPlainException if the text is not plain JSON
     */
    public int readCount() throws NotPlainException {
        next();
        start = at;
        skipNumber();
        if (at - start > 9 || json[start] == '-') {
            throw new NotPlainException();
        }
        int count = 0;
        for (int i = start; i < at; i++) {
            count = 10 * count + json[i] - '0';
        }
        return count;
    }

    /**
     * The name or value read last.
     *
     * @return the text
     */
    public String text() {
        return new String(
                json,
                start,
                stop - start,
                ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    /** {@return the index at which the last name or value begins} */
    public int start() {
        return start;
    }

    /** {@return the index after its last byte} */
    public int stop() {
        return stop;
    }

    /**
     * Skips the next value.
     *
     * @throws NotPlainException if the text is not plain JSON
     */
    public void skip() throws NotPlainException {
        long objects = 0; // for each level one bit: object or array
        int depth = 0;
        do {
            byte next = next();
            boolean opens = next == '{' || next == '[';
            if (opens) {
                at++;
                if (++depth > MAX_DEPTH) {
                    throw new NotPlainException();
                }
                objects = objects << 1 | (next == '{' ? 1 : 0);
            } else {
                skipScalar(next);
            }
            boolean mayClose = opens;
            while (depth > 0) {
                byte sign = next();
                boolean inObject = (objects & 1) != 0;
                if (sign == (inObject ? '}' : ']')) {
                    at++;
                    depth--;
                    objects >>>= 1;
                    mayClose = false;
                    continue;
                }
                if (!mayClose) {
                    expect(',');
                }
                if (inObject) {
                    name();
                }
                break;
            }
        } while (depth > 0);
    }

    private void name() throws NotPlainException {
        expect('"');
        string(false);
        if (stop - start > MAX_NAME) {
            throw new NotPlainException();
        }
        expect(':');
    }

    private void skipScalar(byte next) throws NotPlainException {
        switch (next) {
            case '"' -> {
                at++;
                string(true);
            }
            case 't' -> skipWord("true");
            case 'f' -> skipWord("false");
            case 'n' -> skipWord("null");
            default -> skipNumber();
        }
    }

    /** From after the opening quote to after the closing one. */
    private void string(boolean escapes) throws NotPlainException {
        start = at;
        ascii = true;
        while ((at = Bytes.endOfPlain(json, at, end)) < end) {
            byte b = json[at++];
            if (b == '"') {
                stop = at - 1;
                return;
            }
            if (b < 0) {
                ascii = false;
                skipSequence(b);
            } else if (b == '\\' && escapes) {
                skipEscape();
            } else {
                throw new NotPlainException();
            }
        }
        throw new NotPlainException();
    }

    private void skipEscape() throws NotPlainException {
        byte b = at < end ? json[at++] : 0;
        if (b == 'u') {
            for (int i = 0; i < 4; i++) {
                if (at == end || Character.digit(json[at++], 16) < 0) {
                    throw new NotPlainException();
                }
            }
        } else if ("\"\\/bfnrt".indexOf(b) < 0) {
            throw new NotPlainException();
        }
    }

    /** Skips the rest of a character of two to four bytes (RFC 3629, section 4). */
    private void skipSequence(byte lead) throws NotPlainException {
        int b = lead & 0xff;
        int more = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
        if (b < 0xc2 || b > 0xf4 || more > end - at) {
            throw new NotPlainException();
        }
        int second = json[at] & 0xff;
        int lowest = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
        int highest = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
        if (second < lowest || second > highest) {
            throw new NotPlainException();
        }
        at++;
        for (int i = 1; i < more; i++) {
            if ((json[at++] & 0xc0) != 0x80) {
                throw new NotPlainException();
            }
        }
    }

    private void skipWord(String word) throws NotPlainException {
        for (int i = 0; i < word.length(); i++) {
            if (at == end || json[at++] != word.charAt(i)) {
                throw new NotPlainException();
            }
        }
    }

    private void skipNumber() throws NotPlainException {
        int from = at;
        if (json[at] == '-') {
            at++;
        }
        int digits = at;
        while (at < end && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        boolean leadingZero = at - digits > 1 && json[digits] == '0';
        boolean goesOn = at < end && (json[at] == '.' || json[at] == 'e' || json[at] == 'E');
        if (at == digits || leadingZero || goesOn || at - from > MAX_DIGITS) {
            throw new NotPlainException();
        }
    }

    private void expect(char c) throws NotPlainException {
        if (next() != c) {
            throw new NotPlainException();
        }
        at++;
    }

    /** The next byte that is not white space; it is not consumed. */
    private byte next() throws NotPlainException {
        if (isAtEnd()) {
            throw new NotPlainException();
        }
        return json[at];
    }

    private boolean isAtEnd() {
        while (at < end) {
            byte b = json[at];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
            at++;
        }
        return true;
    }
}
