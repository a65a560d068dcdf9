"""Makes the fonts of this folder from the upstream Inter files: tabular.py Inter_400Regular.ttf Inter-Regular.ttf

Every digit of the character map is pointed at its tabular form (OpenType feature 'tnum'), so that columns of amounts
line up in programs that do not run OpenType substitutions. The layout tables, of no use after that, are left out:
text then has the same width in a PDF and in a browser.
"""
import struct
import sys

KEPT = [b"OS/2", b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post", b"prep"]


def u16(data, at):
    return struct.unpack_from(">H", data, at)[0]


def u32(data, at):
    return struct.unpack_from(">I", data, at)[0]


def tables(font):
    found = {}
    for i in range(u16(font, 4)):
        tag, _, offset, length = struct.unpack_from(">4sIII", font, 12 + 16 * i)
        found[tag] = font[offset:offset + length]
    return found


def read_cmap(cmap):
    """Character to glyph, from the format 12 subtable."""
    for i in range(u16(cmap, 2)):
        start = u32(cmap, 8 + 8 * i)
        if u16(cmap, start) == 12:
            glyphs = {}
            for g in range(u32(cmap, start + 12)):
                first, last, glyph = struct.unpack_from(">III", cmap, start + 16 + 12 * g)
                glyphs.update({c: glyph + c - first for c in range(first, last + 1)})
            return glyphs
    raise SystemExit("no format 12 character map")


def coverage(data, at):
    if u16(data, at) == 1:
        return [u16(data, at + 4 + 2 * i) for i in range(u16(data, at + 2))]
    glyphs = []
    for i in range(u16(data, at + 2)):
        first, last = u16(data, at + 4 + 6 * i), u16(data, at + 6 + 6 * i)
        glyphs.extend(range(first, last + 1))
    return glyphs


def substitutions(gsub, feature):
    """Glyph to glyph, over the single substitutions of a feature."""
    features, lookups = u16(gsub, 6), u16(gsub, 8)
    indices = set()
    for i in range(u16(gsub, features)):
        at = features + 2 + 6 * i
        if gsub[at:at + 4] == feature:
            record = features + u16(gsub, at + 4)
            indices.update(u16(gsub, record + 4 + 2 * n) for n in range(u16(gsub, record + 2)))
    result = {}
    for index in sorted(indices):
        lookup = lookups + u16(gsub, lookups + 2 + 2 * index)
        for n in range(u16(gsub, lookup + 4)):
            at, kind = lookup + u16(gsub, lookup + 6 + 2 * n), u16(gsub, lookup)
            if kind == 7:
                kind, at = u16(gsub, at + 2), at + u32(gsub, at + 4)
            if kind != 1:
                raise SystemExit(f"lookup of type {kind}")
            sources = coverage(gsub, at + u16(gsub, at + 2))
            for k, glyph in enumerate(sources):
                result[glyph] = (glyph + u16(gsub, at + 4)) & 0xFFFF if u16(gsub, at) == 1 else u16(gsub, at + 6 + 2 * k)
    return result


def write_cmap(glyphs):
    """Format 4 for the basic plane (3, 1) and format 12 for all (3, 10)."""
    groups = []
    for char in sorted(glyphs):
        if groups and char == groups[-1][1] + 1 and glyphs[char] == groups[-1][2] + char - groups[-1][0]:
            groups[-1][1] = char
        else:
            groups.append([char, char, glyphs[char]])
    basic = [g for g in groups if g[1] < 0xFFFF] + [[0xFFFF, 0xFFFF, 0]]
    count = len(basic)
    power = 1 << (count.bit_length() - 1)
    four = struct.pack(">HHHHHH", 0, count * 2, power * 2, power.bit_length() - 1, (count - power) * 2, 0)[2:10]
    body = b"".join(struct.pack(">H", g[1]) for g in basic) + b"\0\0" + b"".join(struct.pack(">H", g[0]) for g in basic)
    body += b"".join(struct.pack(">H", (g[2] - g[0]) & 0xFFFF) for g in basic[:-1]) + struct.pack(">H", 1) + b"\0\0" * count
    four = struct.pack(">HHH", 4, 6 + len(four) + len(body), 0) + four + body
    twelve = struct.pack(">HHIII", 12, 0, 16 + 12 * len(groups), 0, len(groups)) + b"".join(struct.pack(">III", *g) for g in groups)
    return struct.pack(">HHHHIHHI", 0, 2, 3, 1, 20, 3, 10, 20 + len(four)) + four + twelve


def checksum(data):
    data += b"\0" * (-len(data) % 4)
    return sum(struct.unpack(f">{len(data) // 4}I", data)) & 0xFFFFFFFF


def assemble(parts):
    count = len(parts)
    power = 1 << (count.bit_length() - 1)
    head, body, offset = struct.pack(">IHHHH", 0x00010000, count, power * 16, power.bit_length() - 1, (count - power) * 16), b"", 12 + 16 * count
    for tag, data in parts:
        summed = data[:8] + b"\0\0\0\0" + data[12:] if tag == b"head" else data
        head += struct.pack(">4sIII", tag, checksum(summed), offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return head + body


def main(source, target):
    found = tables(open(source, "rb").read())
    glyphs, tabular = read_cmap(found[b"cmap"]), substitutions(found[b"GSUB"], b"tnum")
    for digit in range(0x30, 0x3A):
        glyphs[digit] = tabular[glyphs[digit]]
    found[b"cmap"] = write_cmap(glyphs)
    found[b"head"] = found[b"head"][:8] + b"\0\0\0\0" + found[b"head"][12:]
    font = assemble([(tag, found[tag]) for tag in KEPT])
    found[b"head"] = found[b"head"][:8] + struct.pack(">I", (0xB1B0AFBA - checksum(font)) & 0xFFFFFFFF) + found[b"head"][12:]
    open(target, "wb").write(assemble([(tag, found[tag]) for tag in KEPT]))


main(sys.argv[1], sys.argv[2])
