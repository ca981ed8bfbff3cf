"""Files and directories: tests, changes, the parts of their names.

In: file names as atoms, strings or lists. Out: atoms, numbers, effects. Holds: what the operating system refuses is an
existence or permission error that names the file; names are absolute only where a predicate says so.
"""

from __future__ import annotations

import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wamjit.builtins.text import any_text
from wamjit.engine.errors import domain_error, existence_error, instantiation_error, permission_error, type_error
from wamjit.engine.source import SUFFIXES
from wamjit.read.terms import NIL, Atom, String, Struct, Term, Var, list_parts, make_list

ACCESS = {"read": os.R_OK, "write": os.W_OK, "append": os.W_OK, "execute": os.X_OK, "exist": os.F_OK}


def path_text(term: Term) -> str:
    """A file name."""
    if isinstance(term, Var):
        raise instantiation_error()
    if isinstance(term, Atom | String) or (isinstance(term, Struct) and term.name == "."):
        return any_text(term)
    raise type_error("text", term)


@contextmanager
def refused(action: str, kind: str, name: Term) -> Iterator[None]:
    """Prolog errors for what the operating system refuses."""
    try:
        yield
    except FileNotFoundError:
        raise existence_error(kind, name) from None
    except (OSError, ValueError):
        raise permission_error(action, kind, name) from None


def exists_file(engine, name):
    """exists_file/1"""
    return os.path.isfile(path_text(name))


def exists_directory(engine, name):
    """exists_directory/1"""
    return os.path.isdir(path_text(name))


def access_file(engine, name, mode):
    """access_file/2"""
    path = path_text(name)
    if isinstance(mode, Var):
        raise instantiation_error()
    wanted = getattr(mode, "name", None)
    if wanted == "none":
        return True
    if wanted not in ACCESS:
        raise domain_error("io_mode", mode)
    if wanted in ("write", "append") and not os.path.exists(path):
        return os.access(os.path.dirname(path) or ".", os.W_OK)
    return os.access(path, ACCESS[wanted])


def delete_file(engine, name):
    """delete_file/1"""
    with refused("delete", "file", name):
        os.unlink(path_text(name))


def rename_file(engine, old, new):
    """rename_file/2"""
    with refused("rename", "file", old):
        os.replace(path_text(old), path_text(new))


def copy_file(engine, old, new):
    """copy_file/2"""
    source, target = path_text(old), path_text(new)
    with refused("copy", "file", old):
        shutil.copyfile(source, os.path.join(target, os.path.basename(source)) if os.path.isdir(target) else target)


def size_file(engine, name, size):
    """size_file/2"""
    with refused("access", "file", name):
        return [(size, os.stat(path_text(name)).st_size)]


def time_file(engine, name, stamp):
    """time_file/2"""
    with refused("access", "file", name):
        return [(stamp, os.stat(path_text(name)).st_mtime)]


def same_file(engine, left, right):
    """same_file/2"""
    one, other = path_text(left), path_text(right)
    return one == other or (os.path.exists(one) and os.path.exists(other) and os.path.samefile(one, other))


# directories


def directory_files(engine, name, files):
    """directory_files/2"""
    with refused("access", "directory", name):
        found = os.listdir(path_text(name))
    return [(files, make_list(map(Atom, [".", "..", *sorted(found)])))]


def make_directory(engine, name):
    """make_directory/1"""
    with refused("create", "directory", name):
        os.mkdir(path_text(name))


def make_directory_path(engine, name):
    """make_directory_path/1"""
    with refused("create", "directory", name):
        os.makedirs(path_text(name), exist_ok=True)


def delete_directory(engine, name):
    """delete_directory/1"""
    with refused("delete", "directory", name):
        os.rmdir(path_text(name))


def working_directory(engine, old, new):
    """'$working_directory'(-Old, +New): New may be unbound"""
    if not isinstance(new, Var):
        with refused("access", "directory", new):
            os.chdir(os.path.expanduser(path_text(new)))
        return True
    return [(old, Atom(os.path.join(os.getcwd(), "")))]


def expand_file_name(engine, pattern, names):
    """expand_file_name/2"""
    text = os.path.expanduser(os.path.expandvars(path_text(pattern)))
    found = sorted(glob.glob(text)) if glob.has_magic(text) else [text]
    return [(names, make_list(map(Atom, found)))]


# names


def file_base_name(engine, path, name):
    """file_base_name/2"""
    text = path_text(path)
    stripped = text.rstrip("/")
    return [(name, Atom(os.path.basename(stripped) if stripped else text[:1]))]


def file_directory_name(engine, path, directory):
    """file_directory_name/2"""
    text = path_text(path)
    stripped = text.rstrip("/")
    found = os.path.dirname(stripped) if stripped else text[:1]
    return [(directory, Atom(found or "."))]


def file_name_extension(engine, base, extension, name):
    """file_name_extension/3"""
    if isinstance(name, Var):
        if isinstance(base, Var) or isinstance(extension, Var):
            raise instantiation_error()
        stem, ending = path_text(base), path_text(extension).removeprefix(".")
        done = not ending or stem.endswith("." + ending)
        return [(name, Atom(stem if done else f"{stem}.{ending}"))]
    text = path_text(name)
    stem, dot, ending = text.rpartition(".")
    if not dot or "/" in ending:
        stem, ending = text, ""
    if not isinstance(extension, Var):
        wanted = path_text(extension).removeprefix(".")
        return [(base, Atom(stem if wanted else text))] if wanted in (ending, "") else False
    return [(base, Atom(stem)), (extension, Atom(ending))]


def directory_file_path(engine, directory, file, path):
    """directory_file_path/3"""
    if isinstance(directory, Var) or isinstance(file, Var):
        text = path_text(path)
        if not isinstance(directory, Var):
            start = os.path.join(path_text(directory), "")
            return [(file, Atom(text.removeprefix(start)))] if text.startswith(start) else False
        return [(directory, Atom(os.path.dirname(text) or ".")), (file, Atom(os.path.basename(text)))]
    folder = path_text(directory)
    return [(path, Atom(os.path.join("" if folder == "." else folder, path_text(file))))]


def is_absolute_file_name(engine, name):
    """is_absolute_file_name/1"""
    return os.path.isabs(path_text(name))


def relative_file_name(engine, path, to, relative):
    """relative_file_name/3: the way from the folder of the file `to`"""
    folder = os.path.dirname(os.path.abspath(path_text(to)))
    if isinstance(path, Var):
        return [(path, Atom(os.path.normpath(os.path.join(folder, path_text(relative)))))]
    return [(relative, Atom(os.path.relpath(os.path.abspath(path_text(path)), folder)))]


def absolute_file_name(engine, name, path, options):
    """'$absolute_file_name'(+Name, -Path, +Options): Options are Name(Value)"""
    wanted = {part.name: part.args[0] for part in list_parts(options)[0] if isinstance(part, Struct)}
    folder = wanted.get("relative_to")
    base = path_text(folder) if folder is not None and not isinstance(folder, Var) else os.getcwd()
    if os.path.isfile(base):
        base = os.path.dirname(base)
    texts = [os.path.normpath(os.path.join(base, os.path.expanduser(text))) for text in spec_texts(engine, name)]
    text = texts[0]
    kind = getattr(wanted.get("file_type"), "name", "")
    tried = (text + ending for text in texts for ending in endings(wanted, kind))
    found = next((path for path in tried if fits(path, kind, wanted)), None)
    if found is None and must_exist(wanted):
        if getattr(wanted.get("file_errors"), "name", "error") == "fail":
            return False
        raise existence_error("source_sink", name)
    return [(path, Atom(found or text))]


def spec_texts(engine, name: Term) -> list[str]:
    """What a file name may mean: Alias(Name) is Name in the folders of the alias, path(Name) where programs are."""
    if not isinstance(name, Struct) or len(name.args) != 1 or name.name == ".":
        return [path_or_slashes(name)]
    from wamjit.engine.library import library_dir
    from wamjit.engine.sources import search_path

    folders: list = search_path(engine, name.name)
    if name.name == "library":
        folders.append(library_dir())
    elif name.name == "path":
        folders += os.environ.get("PATH", os.defpath).split(os.pathsep)
    if not folders:
        raise existence_error("file_search_path", Atom(name.name))
    return [str(folder / path_or_slashes(name.args[0])) for folder in map(Path, folders)]


def file_name_texts(engine, name, texts):
    """'$file_name_texts'(+Name, -Atoms): for expand_file_search_path/2"""
    return [(texts, make_list(map(Atom, spec_texts(engine, name))))]


def path_or_slashes(name: Term) -> str:
    """a/b as the text a/b."""
    if isinstance(name, Struct) and name.name == "/" and len(name.args) == 2:
        return f"{path_or_slashes(name.args[0])}/{path_or_slashes(name.args[1])}"
    return path_text(name)


def must_exist(wanted: dict) -> bool:
    """Whether the options ask for a file that is there."""
    access = getattr(wanted.get("access"), "name", "none")
    return access not in ("none", "write", "append") or getattr(wanted.get("file_type"), "name", "") == "directory"


def endings(wanted: dict, kind: str) -> list[str]:
    """What may stand behind the name."""
    listed = wanted.get("extensions", NIL)
    found = [path_text(ending) for ending in list_parts(listed)[0]]
    if kind in ("prolog", "source"):
        found = [*SUFFIXES]
    return ["." + ending if ending and not ending.startswith(".") else ending for ending in found] or [""]


def fits(path: str, kind: str, wanted: dict) -> bool:
    """Whether a file is there as the options want it."""
    if kind == "directory":
        return os.path.isdir(path)
    access = ACCESS.get(getattr(wanted.get("access"), "name", ""), os.F_OK)
    return os.path.exists(path) and not os.path.isdir(path) and os.access(path, access)


# temporary files


def tmp_file(engine, base, name):
    """tmp_file/2: a name that no file has"""
    folder = tempfile.gettempdir()
    counter = engine.statistics["tmp_file"] = engine.statistics.get("tmp_file", 0) + 1
    return [(name, Atom(os.path.join(folder, f"wamjit_{any_text(base)}_{os.getpid()}_{counter}")))]


def new_tmp_file(engine, ending, name):
    """'$new_tmp_file'(+Ending, -Name): an empty file that is new"""
    handle, path = tempfile.mkstemp(suffix=any_text(ending), prefix="wamjit_")
    os.close(handle)
    return [(name, Atom(path))]
