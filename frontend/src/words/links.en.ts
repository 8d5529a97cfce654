export const en = {
  make_link: "Make a link to copy",
  link_made: "This link is shown once. Whoever opens it is asked one question before anything is shown.",
  pay_link: "Pay link",
} as const;
