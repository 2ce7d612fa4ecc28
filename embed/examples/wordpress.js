// What else is on a long page of a blog?
const PARAGRAPHS = 200;

const posts = document.querySelector("#posts");
for (let n = 1; n <= PARAGRAPHS; n++) {
  const paragraph = document.createElement("p");
  paragraph.textContent = `Paragraph ${n} of a long page, which stands below the check.`;
  posts.append(paragraph);
}
