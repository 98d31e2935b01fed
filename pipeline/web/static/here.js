// Brings what the chosen row stands on into sight inside the box that scrolls; the page itself stays where it is.
function bringHere() {
  const here = document.getElementById("here");
  const box = here && here.closest(".reading, .sheet");
  if (!box) return;
  const inside = here.getBoundingClientRect(), frame = box.getBoundingClientRect();
  box.scrollTop += inside.top - frame.top - frame.height / 3;
  box.scrollLeft += inside.left - frame.left - 24;
}
document.addEventListener("DOMContentLoaded", bringHere);
document.addEventListener("htmx:afterSettle", bringHere);
