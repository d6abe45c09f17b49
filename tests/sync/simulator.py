"""Random histories of two to four devices, with real git: syncs, plain phones, faults, and what is left at the end."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from tests.sync.devices import Device, World
from tests.sync.diary import DAYS, Diary, Losses, look_at
from tests.sync.faults import Fault, SyncServer

_MOST_STEPS = 150
"""About as many steps as a sync has that merges."""
_SETTLING = 8


class Way(StrEnum):
    """How a device brings its words to the others."""

    HELPLOG = "helplog sync"
    PLAIN = "plain git, markers committed"
    WHOLE = "a client whose merges take its own whole file"
    UNION = "plain git with merge=union"


@dataclass
class Player:
    device: Device
    way: Way
    skew_seconds: int
    clock: int = 1_790_000_000
    stops: int = 0
    """Times a person would have had to resolve something."""

    def dates(self) -> dict[str, str]:
        self.clock += 60
        moment = f"{self.clock + self.skew_seconds} +0000"
        return {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}


@dataclass
class Told:
    """How a history went."""

    losses: Losses
    words: int
    items: int
    stops: int = 0
    kills: int = 0
    saves: int = 0
    log: list[str] = field(default_factory=list)


def ways_of(luck: random.Random) -> list[Way]:
    """Two to four devices; in half of all histories a phone without helplog among them."""
    count = luck.randint(2, 4)
    ways = [Way.HELPLOG] * count
    if luck.random() < 0.5:
        ways[-1] = luck.choice((Way.PLAIN, Way.PLAIN, Way.WHOLE))
    return ways


def run_history(
    world: World, server: SyncServer, seed: int, ways: list[Way] | None = None
) -> Told:
    """One history, from a first day to the moment when everyone has synced."""
    luck = random.Random(seed)  # noqa: S311  # a history that can be run again
    chosen = ways_of(luck)
    chosen = chosen if ways is None else (ways * 4)[: len(chosen)]
    players = _begin(world, luck, chosen)
    diary = Diary(luck)
    told = Told(Losses(), 0, 0)
    for _ in range(luck.randint(10, 24)):
        player = luck.choice(players)
        if luck.random() < 0.6:
            for _ in range(luck.randint(1, 4)):
                diary.write(player.device)
            told.log.append(f"{player.device.name} writes")
        else:
            _bring(player, players, server, (luck, diary), told)
    _settle(players, server, told)
    for player in players:
        look_at(diary, player.device.files(), told.losses)
    told.words, told.items = (
        len(diary.words - diary.deleted),
        len(set(diary.kinds) - diary.deleted),
    )
    told.stops = sum(player.stops for player in players)
    return told


def _begin(world: World, luck: random.Random, ways: list[Way]) -> list[Player]:
    first = world.first("device0")
    if ways[0] is Way.UNION:
        first.write(".gitattributes", "entries/**/*.md merge=union\n")
        first.commit()
        first.git("push", "-q")
    players = []
    for number, way in enumerate(ways):
        device = first if number == 0 else world.device(f"device{number}")
        players.append(
            Player(
                device, way, luck.choice((0, 0, -7200, 3600, 86400 * 30, -86400 * 400))
            )
        )
    return players


def _bring(
    player: Player,
    players: list[Player],
    server: SyncServer,
    chance: tuple[random.Random, Diary],
    told: Told,
) -> None:
    if player.way is not Way.HELPLOG:
        bring_plainly(player, told.losses)
        told.log.append(f"{player.device.name} brings ({player.way})")
        return
    fault = _fault(player, players, chance)
    ran = server.sync(player.device.root, fault)
    told.log.append(
        f"{player.device.name} syncs, {fault.do} at {fault.at} {fault.where} {fault.text!r}: {ran}"
    )
    told.kills += ran.killed
    if fault.do == "save":
        diary = chance[1]
        if ran.happened:
            told.saves += 1
        else:
            diary.words -= {word for word in diary.words if word in fault.text.split()}
    if ran.refusal:
        told.losses.stuck.append(ran.refusal)


def _fault(
    player: Player, players: list[Player], chance: tuple[random.Random, Diary]
) -> Fault:
    luck, diary = chance
    at = luck.randrange(_MOST_STEPS)
    kind = luck.choice(("nothing", "nothing", "kill", "kill", "save", "push"))
    if kind == "save":
        path = luck.choice(DAYS)
        text = f"\nLate came {diary.word()} in.\n"
        return Fault(
            at,
            "save",
            str(player.device.root / path),
            text,
            in_place=luck.random() < 0.5,
        )
    others = [
        other for other in players if other is not player and other.way is Way.HELPLOG
    ]
    if kind == "push" and others:
        return Fault(at, "push", str(luck.choice(others).device.root))
    return Fault(at, "kill") if kind == "kill" else Fault()


def bring_plainly(player: Player, losses: Losses) -> None:
    """As a client without helplog does it: commit all, pull, commit whatever the merge left, push."""
    device, dates = player.device, player.dates()
    device.git("add", "-A")
    device.git("commit", "-q", "-m", "phone", check=False, dates=dates)
    device.git("fetch", "-q")
    if player.way is Way.WHOLE:
        _take_own_whole(device, dates)
    else:
        device.git("merge", "-q", "--no-edit", "origin/main", check=False, dates=dates)
        if device.git("ls-files", "-u"):
            player.stops += 1
            device.git("add", "-A")
            device.git("commit", "-q", "--no-edit", check=False, dates=dates)
    device.git("push", "-q", "origin", "HEAD:main", check=False)
    if device.git("symbolic-ref", "-q", "HEAD", check=False) != "refs/heads/main":
        losses.stuck.append(f"{device.name} stands on no branch")


def _take_own_whole(device: Device, dates: dict[str, str]) -> None:
    ours, theirs = device.head, device.git("rev-parse", "origin/main")
    base = device.git("merge-base", ours, theirs)
    if base == theirs:
        return
    if base == ours:
        device.git("merge", "-q", "--ff-only", theirs)
        return
    own = set(device.git("ls-tree", "-r", "--name-only", ours).split("\n"))
    for path in (
        set(device.git("ls-tree", "-r", "--name-only", theirs).split("\n")) - own
    ):
        if path not in device.git("ls-tree", "-r", "--name-only", base).split("\n"):
            device.git("checkout", "-q", theirs, "--", path)
    tree = device.git("write-tree")
    commit = device.git(
        "commit-tree", "-p", ours, "-p", theirs, "-m", "Merge", tree, dates=dates
    )
    device.git("reset", "-q", "--hard", commit)


def _settle(players: list[Player], server: SyncServer, told: Told) -> None:
    """Everyone syncs until nothing moves any more."""
    for _ in range(_SETTLING):
        for player in players:
            if player.way is Way.HELPLOG:
                ran = server.sync(player.device.root)
                told.log.append(f"{player.device.name} settles: {ran}")
                if ran.refusal or not ran.well:
                    told.losses.stuck.append(f"{ran.refusal} {ran.lines}")
            else:
                bring_plainly(player, told.losses)
                told.log.append(f"{player.device.name} settles plainly")
        if len({player.device.head for player in players}) == 1:
            break
    told.losses.diverged = len({player.device.tree for player in players}) > 1
    for player in players:
        if player.way is Way.HELPLOG and not player.device.is_clean():
            told.losses.stuck.append(
                f"{player.device.name} is not clean: {player.device.git('status', '--short')}"
            )


def fresh(folder: Path, number: int) -> World:
    """A world of its own for each history."""
    place = folder / f"history{number}"
    place.mkdir()
    return World(place)
