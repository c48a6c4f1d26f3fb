# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that cannot be imported: status 3, one sentence that names the file, and the book as it was."""

import os
import random
import re
import struct
import zipfile

from sporcli import EXAMPLE, HEADER, CliTest, answer, csv_text, digest, main

GOOD = csv_text([answer(1), answer(2), answer(3)])
LINE_FEED = b"\r\n"
MEGABYTE = 1024 * 1024

OLE2_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")


def ole2(*streams):
    """A compound file (MS-CFB) of 512-byte sectors whose directory names @streams, all empty."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = OLE2_MAGIC + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", free) * 108
    table = struct.pack("<II", fat, end) + struct.pack("<I", free) * 126
    directory = b""
    for index, name in enumerate(("Root Entry", *streams)):
        encoded = name.encode("utf-16-le") + b"\0\0"
        child = 1 if index == 0 and streams else free
        right = index + 1 if 0 < index < len(streams) else free
        directory += encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), 5 if index == 0 else 2, 1)
        directory += struct.pack("<III", free, right, child) + bytes(36) + struct.pack("<IQ", end, 0)
    return header + table + directory.ljust(512, b"\0")


class BadInput(CliTest):
    def setUp(self):
        super().setUp()
        self.new_book()
        self.import_answers([answer(number) for number in range(10, 15)])
        self.before = digest(self.book)
        self.log_before = self.log()
        self.signups_before = self.signups()

    def assert_refused(self, *paths, names=None, line=None, says="", **how):
        said = self.refused("import", *paths, status=3, **how)
        self.assertIn(f"“{names or paths[0].name}", said)
        self.assert_says_what_to_do(said)
        self.assertIn(says, said)
        if line:
            self.assertRegex(said, rf"\b{line}\b")
        self.assert_untouched()
        return said

    def assert_says_what_to_do(self, said):
        rest = re.sub("“[^”]*”", "“”", said.removeprefix("spor-cli: "))
        self.assertRegex(rest, r"[.:] \w", said)

    def assert_untouched(self):
        self.assertEqual(digest(self.book), self.before)
        self.assertEqual(self.log(), self.log_before)
        self.assertEqual(self.signups(), self.signups_before)
        self.assert_sound()
        self.assertEqual(digest(self.book), self.before)


class NoTable(BadInput):
    def test_missing(self):
        self.assert_refused(self.folder / "nowhere.csv")

    def test_empty_file(self):
        self.assert_refused(self.write("empty.csv", ""))

    def test_only_a_byte_order_mark(self):
        self.assert_refused(self.write("mark.csv", b"\xef\xbb\xbf"))

    def test_only_white_space(self):
        self.assert_refused(self.write("blank.csv", " \r\n\r\n  \r\n"))

    def test_empty_folder(self):
        (self.folder / "nothing").mkdir()
        self.assert_refused(self.folder / "nothing")

    def test_pipe(self):
        os.mkfifo(self.folder / "pipe")
        self.assert_refused(self.folder / "pipe")

    def test_binary(self):
        self.assert_refused(self.write("binary.csv", random.Random(1).randbytes(100_000)))

    def test_picture(self):
        self.assert_refused(self.write("picture.csv", b"\x89PNG\r\n\x1a\n" + random.Random(2).randbytes(5000)))

    def test_pdf(self):
        self.assert_refused(self.write("letter.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"), says="PDF")

    def test_old_excel(self):
        self.assert_refused(self.write("old.xls", ole2("Workbook")), says=".xls")

    def test_password_protected_workbook(self):
        self.assert_refused(self.write("secret.xlsx", ole2("EncryptedPackage", "EncryptionInfo")),
                            says="password")

    def test_without_leave_to_read(self):
        path = self.write("secret.csv", GOOD)
        path.chmod(0)
        if os.getuid() != 0:
            self.assert_refused(path)
            return
        nobody = 65534
        home = self.folder / "home"
        for place in (self.folder, home, *home.rglob("*"), self.book):
            os.chown(place, nobody, nobody)
        said = self.refused("import", path, status=3, user=nobody, group=nobody, extra_groups=[])
        self.assertIn("secret.csv", said)
        self.assert_untouched()


class Packed(BadInput):
    def pack(self, name, entries):
        path = self.folder / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            for entry, content in entries.items():
                packed.writestr(entry, content)
        return path

    def test_truncated_zip(self):
        whole = (EXAMPLE / "eu.zip").read_bytes()
        for share in (0.02, 0.5, 0.99):
            with self.subTest(share):
                self.assert_refused(self.write("cut.zip", whole[:int(len(whole) * share)]))

    def test_damaged_zip(self):
        whole = bytearray((EXAMPLE / "eu.zip").read_bytes())
        for at in range(200, 400):
            whole[at] ^= 0x55
        self.assert_refused(self.write("damaged.zip", bytes(whole)),
                            says="“dataset.csv” in it cannot be unpacked")

    def test_empty_zip(self):
        self.assert_refused(self.pack("empty.zip", {}))

    def test_zip_without_a_table(self):
        self.assert_refused(self.pack("photos.zip", {"photo.jpg": b"\xff\xd8\xff\xe0" * 100}))

    def test_zip_bomb(self):
        path = self.folder / "bomb.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
            with packed.open("dataset.csv", "w", force_zip64=True) as entry:
                entry.write(csv_text([answer(1)]).encode())
                for _ in range(300):
                    entry.write(b" " * MEGABYTE)
        self.assertLess(path.stat().st_size, 5 * MEGABYTE)
        self.assert_refused(path)

    def test_workbook_without_a_sheet(self):
        self.assert_refused(self.pack("nosheet.xlsx", {
            "[Content_Types].xml":
                '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
                'content-types"><Default Extension="xml" ContentType="application/xml"/><Default '
                'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
                'officedocument.spreadsheetml.sheet.main+xml"/></Types>',
            "_rels/.rels":
                '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/'
                '2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
                'officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
                '</Relationships>',
            "xl/workbook.xml":
                '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/'
                'spreadsheetml/2006/main"><sheets/></workbook>',
            "xl/_rels/workbook.xml.rels":
                '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/'
                '2006/relationships"/>'}))

    def test_truncated_workbook(self):
        whole = (EXAMPLE / "surveyxact.xlsx").read_bytes()
        self.assert_refused(self.write("cut.xlsx", whole[:len(whole) // 2]))

    def test_workbook_bomb(self):
        path = self.folder / "bomb.xlsx"
        with zipfile.ZipFile(EXAMPLE / "surveyxact.xlsx") as good, \
             zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
            for name in good.namelist():
                with packed.open(name, "w", force_zip64=True) as entry:
                    if name.startswith("xl/worksheets/"):
                        entry.write(good.read(name).replace(b"</worksheet>", b""))
                        for _ in range(300):
                            entry.write(b" " * MEGABYTE)
                        entry.write(b"</worksheet>")
                    else:
                        entry.write(good.read(name))
        self.assert_refused(path)


class Lines(BadInput):
    def big(self, name, *parts):
        """A file of the parts; a number stands for so many bytes of one line."""
        path = self.folder / name
        with open(path, "wb") as file:
            for part in parts:
                if isinstance(part, int):
                    for _ in range(part // MEGABYTE):
                        file.write(b"a" * MEGABYTE)
                else:
                    file.write(part.encode())
        return path

    def test_a_line_of_200_megabytes(self):
        self.assert_refused(self.big("long.csv", 200 * MEGABYTE), line=1)
        self.assert_refused(self.big("long.csv", GOOD, 200 * MEGABYTE), line=5)

    def test_a_quoted_cell_of_200_megabytes(self):
        self.assert_refused(self.big("quote.csv", GOOD, '900004;"', 200 * MEGABYTE, '"\r\n'), line=5)

    def test_a_quotation_mark_that_is_never_closed(self):
        path = self.write("open.csv", GOOD + '900004;"no end\r\n' + GOOD)
        self.assert_refused(path, line=5)

    def test_too_many_cells(self):
        text = csv_text([answer(number) for number in range(1, 200)])
        self.assert_refused(self.write("wide.csv", text + "1;2;3;4;5;6;7;8;9;10;11;12;13;14\r\n"), line=201)

    def test_mixed_encodings(self):
        start = csv_text([answer(1, Navn="Søren Ågård")]).encode("utf-8")
        later = ";".join(["900002", "", "", "Køge"]).encode("cp1252") + LINE_FEED
        self.assert_refused(self.write("mixed.csv", start + later), line=3)

    def test_zero_byte(self):
        lines = GOOD.encode().split(LINE_FEED)
        lines[2] = lines[2].replace(b"Person", b"Per\0son")
        self.assert_refused(self.write("zero.csv", LINE_FEED.join(lines)), line=3)

    def test_half_a_character_of_utf16(self):
        content = b"\xff\xfe" + GOOD.encode("utf-16-le")
        self.assert_refused(self.write("half.csv", content[:-1]))


class Columns(BadInput):
    def test_no_municipality(self):
        header = [name for name in HEADER if name != "Kommune"]
        said = self.assert_refused(self.write("nowhere.csv", csv_text([answer(1), answer(2)], header)))
        self.assertIn("municipality", said)
        self.assertIn("“Kommune”", said)

    def test_codes_alone(self):
        data = (EXAMPLE / "eu" / "dataset.csv").read_bytes()
        self.assert_refused(self.write("codes.csv", data), says="structure and labels")

    def test_neither_name_nor_email(self):
        header = [name for name in HEADER if name not in ("Navn", "E-mail", "Titel")]
        self.assert_refused(self.write("nobody.csv", csv_text([answer(1), answer(2)], header)),
                            says="“E-mail”")

    def test_a_column_that_is_not_there(self):
        path = self.write("answers.csv", csv_text([answer(1)]))
        said = self.refused("import", path, "--map", "name=nowhere", status=2)
        self.assertRegex(said, r"“answers.csv” has no column “nowhere”\. Give ")

    def test_something_else_altogether(self):
        self.assert_refused(self.write("recipe.csv", "Flour;500 g\r\nSugar;200 g\r\nEggs;4\r\n"))

    def test_labels_without_answers(self):
        for name in ("labels.csv", "structure.csv"):
            with self.subTest(name):
                self.assert_refused(self.write(name, (EXAMPLE / "eu" / name).read_bytes()))
                (self.folder / name).unlink()


if __name__ == "__main__":
    main()
