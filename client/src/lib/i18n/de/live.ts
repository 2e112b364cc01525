const live = {
  alsoHere_one: "{{names}} sieht das gerade auch",
  alsoHere_other: "{{names}} sehen das gerade auch",
};
export default live;
