"""`flask pictograms`: all drawings side by side for viewing, and what is impossible in their poses."""

from pathlib import Path

import click

from app.pictograms import contact_sheet
from app.pictograms.review import faults
from app.web.current import services
from app.web.pictures import bp

bp.cli.help = "View and check the techniques' drawings."


@bp.cli.command("sheet")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=Path("pictograms"))
@click.option(
    "--palette", type=click.Choice(["light", "dark", "paper"]), default="light", help="The colours to draw in."
)
@click.option("--columns", type=click.IntRange(1, 12), default=6, show_default=True)
@click.option("--unnamed", is_flag=True, help="Number the drawings in the SVG instead of naming them.")
def write_sheet(folder: Path, palette: str, columns: int, unnamed: bool) -> None:
    """Write every drawing to FOLDER: pictograms.html with names and steps, pictograms.svg as one picture."""
    techniques = tuple(services().library.techniques.values())
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pictograms.html").write_text(contact_sheet.as_page(techniques, palette), encoding="utf-8")
    svg = contact_sheet.as_svg(techniques, columns=columns, palette=palette, named=not unnamed)
    (folder / "pictograms.svg").write_text(svg, encoding="utf-8")
    click.echo(f"{sum(technique.picture is not None for technique in techniques)} drawings in {folder}")


@bp.cli.command("check")
def check() -> None:
    """List every technique without a drawing and every pose that no two bodies can take."""
    found = []
    for technique in services().library.techniques.values():
        if technique.picture is None:
            found.append(f"{technique.id}: has no picture")
        else:
            found += [f"{technique.id}: {fault}" for fault in faults(technique.picture)]
    if found:
        raise click.ClickException(f"{len(found)} to put right\n" + "\n".join(found))
    click.echo(f"All right: {len(services().library.techniques)} drawings.")
