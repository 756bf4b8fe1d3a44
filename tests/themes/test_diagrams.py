"""Where boxes and lines stand."""

from itertools import pairwise

from themes.base.diagrams import BOX_HEIGHT, BOX_WIDTH, Box, Tie, diagram


def test_no_line_runs_behind_a_box_and_no_two_texts_stand_on_each_other():
    boxes = [Box("firm", "Firm", "", 0), Box("parent", "Parent", "60%", 1), Box("mia", "Mia", "67%", 2)]
    boxes.append(Box("koen", "Koen", "18%", 2))
    ties = [Tie("parent", "firm", "60%"), Tie("mia", "firm", "25%"), Tie("mia", "parent", "70%")]
    drawn = diagram(boxes, [*ties, Tie("koen", "parent", "30%")])
    parent = next(placed for placed in drawn.boxes if placed.box.key == "parent")
    points = [tuple(map(float, point.split(","))) for point in drawn.ties[1].points.split()]
    beside = [x for (x, y), (_x, below) in pairwise(points) if y <= parent.y and below >= parent.y + BOX_HEIGHT]
    assert len(beside) == 1
    assert not parent.x <= beside[0] <= parent.x + BOX_WIDTH
    places = sorted(line.x for line in drawn.ties if line.tie.upper == "mia")
    assert places[1] - places[0] > 30
