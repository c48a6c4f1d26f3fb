# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever hears the screen instead of seeing it is told what everything is: each control has a role and a name.

Takes the tour and reads at each stop, through AT-SPI, what a screen reader would."""

import collections
import os
import pathlib
import re
import sys
import tempfile
import unittest

try:
    import gi
    from gi.repository import Gio, GLib
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

from tour import Book, Tour

ACCESSIBLE = "org.a11y.atspi.Accessible"
NO_ROLE = {"invalid", "unknown", ""}
# These hold others, which say what they are, or stand beside them.
MUTE = {"widget", "group", "scroll bar", "separator", "window", "tab panel", "row group", "generic", "none",
        "presentation", "application", "label", "menu", "search", "list", "grid", "image"}
# Of these, what has no name is called nothing.
SILENT = {"tab panel", "image", "list", "menu"}
# These are called by what is in them.
CALLED_BY_CONTENT = {"list item", "row", "grid cell", "column header"}
# These are parts of something with a name: the button and the list of a drop-down, the body of a table.
WHOLES = re.compile(r"(combo box|tree grid|tab list|spin button|search box|text box) “(?!Gtk)(?!”)")
# These windows are the library's own.
NOT_OURS = {"shortcuts", "about"}
# What GTK calls a widget that was given no name.
CLASS_NAME = re.compile(r"(Gtk|Adw|Spor)[A-Z]\w*$")

LEAVES = {"label", "image", "separator"}
Node = collections.namedtuple("Node", "role name path id ids")


def is_said_twice(name):
    half = name[:len(name) // 2]
    return name == f"{half} {half}"


def says_something(name):
    """Whether it is a name for people: not that of a class, without the underline of a mnemonic, said once."""
    return (name is not None and name.strip() != "" and "_" not in name
            and not CLASS_NAME.match(name) and not is_said_twice(name))


class Bus:
    """The accessibility bus: what is asked is asked all at once, or the tour would take minutes."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address, = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None,
                                     GLib.VariantType("(s)"), 0, 20000, None)
        flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
                 | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.bus = Gio.DBusConnection.new_for_address_sync(address, flags)
        self.roles, self.known = {}, {}

    def ask(self, questions):
        """Each question: (owner, path, interface, method, arguments). An object that has gone has no answer."""
        loop, answers = GLib.MainLoop(), [None] * len(questions)
        waiting = len(questions)

        def on_answered(bus, result, number):
            nonlocal waiting
            try:
                answers[number] = bus.call_finish(result).unpack()[0]
            except GLib.Error:
                pass
            waiting -= 1
            if waiting == 0:
                loop.quit()

        for number, (owner, path, interface, method, arguments) in enumerate(questions):
            self.bus.call(owner, path, interface, method, arguments, None, 0, 60000, None, on_answered,
                          number)
        if questions:
            loop.run()
        return answers

    def each(self, method, objects):
        return self.ask([(owner, path, ACCESSIBLE, method, None) for owner, path in objects])

    def names(self, objects):
        arguments = GLib.Variant("(ss)", (ACCESSIBLE, "Name"))
        return self.ask([(owner, path, "org.freedesktop.DBus.Properties", "Get", arguments)
                         for owner, path in objects])

    def find(self, pid):
        """The program's root, once it has told the registry of itself."""
        for _ in range(500):
            known, = self.each("GetChildren", [("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")])
            pids = self.ask([("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                              "GetConnectionUnixProcessID", GLib.Variant("(s)", (owner,)))
                             for owner, _ in known or []])
            for program, its in zip(known or [], pids):
                if its == pid:
                    return program
            GLib.usleep(20000)
        return None

    def on_screen(self, found):
        """Of faults those that somebody can come to: what was never shown has no size."""
        found = list(found)
        sizes = self.ask([(*node.id, "org.a11y.atspi.Component", "GetExtents", GLib.Variant("(u)", (1,)))
                          for node, _ in found])
        for (node, what), size in zip(found, sizes):
            if size and size[2] and size[3]:
                yield node.role, what, " › ".join(node.path[-5:])

    def look_up(self, objects):
        """What is asked once: the role, and the name unless it is wanting, for that may be mended later."""
        new = [each for each in objects if each not in self.roles]
        self.roles.update(zip(new, self.each("GetRoleName", new)))
        unnamed = [each for each in objects if not says_something(self.known.get(each))]
        self.known.update(zip(unnamed, self.names(unnamed)))

    def children(self, objects):
        """Each one's children; labels and pictures never have any."""
        asked = [each for each in objects if self.roles[each] not in LEAVES]
        answers = dict(zip(asked, self.each("GetChildren", asked)))
        return [answers.get(each) or [] for each in objects]

    def walk(self, root):
        """All below root, level by level."""
        level, paths, ids, nodes = [root], {root: ()}, {root: (root,)}, []
        while level:
            self.look_up(level)
            below = []
            for each, children in zip(level, self.children(level)):
                role, name = self.roles[each], self.known[each]
                if name is None or role is None:
                    continue  # gone meanwhile
                nodes.append(Node(role, name, paths[each], each, ids[each]))
                for child in children:
                    paths[child] = paths[each] + (f"{role} “{name}”",)
                    ids[child] = ids[each] + (child,)
                    below.append(child)
            level = below
        return nodes


def fault(node, speaking):
    """What is wrong with the node. speaking: what has a name, or something in it that has."""
    if node.role in NO_ROLE:
        return "no role"
    if node.role in SILENT and CLASS_NAME.match(node.name):
        return f"called “{node.name}” by its type"
    if node.role in MUTE or any(WHOLES.match(above) for above in node.path):
        return None
    if node.role in CALLED_BY_CONTENT and node.id in speaking:
        return None
    if not says_something(node.name):
        return f"no name for people, but “{node.name}”"
    return None


def faults(nodes):
    speaking = {above for node in nodes if says_something(node.name) for above in node.ids}
    for node in nodes:
        if fault(node, speaking):
            yield node, fault(node, speaking)


class Access(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="spor-access-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def test_all_have_names(self):
        bus, found, n = Bus(), {}, 0
        tour = Tour(Book(self.folder, people=30))
        root = bus.find(tour.pid)
        self.assertIsNotNone(root, "the program is not on the accessibility bus")
        for stop in tour.stops():
            if stop.name.partition(":")[0] in NOT_OURS:
                continue
            nodes = bus.walk(root)
            n += len(nodes)
            for each in bus.on_screen(faults(nodes)):
                found.setdefault(each, stop.name)
        self.assertEqual(tour.end(), 0)
        self.assertGreater(n, 1000)
        if found:
            self.fail("\n" + "\n".join(f"{stop}: {role}: {what} ({place})"
                                       for (role, what, place), stop in found.items()))


def has_bus():
    """Whether there is an accessibility bus to look through."""
    try:
        Bus()
    except GLib.Error as error:
        print(f"skipped: no accessibility bus: {error.message}")
        return False
    return True


if __name__ == "__main__":
    if not has_bus():
        sys.exit(77)
    unittest.main(verbosity=2)
