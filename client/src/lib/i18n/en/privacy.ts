const privacy = {
  title: "Data protection",
  export: "Access",
  exportText:
    "Everything that is kept about this person: contact and leads, comments, activities, history, inquiries and the names of files.",
  download: "Download as a file",
  erase: "Erase for good",
  eraseText: "The person is erased everywhere. This cannot be taken back.",
  goes: "Contact, leads, the wording of inquiries, comments, activities, files and history are erased.",
  stays: "Deals stay with amount and stage for your reports, but without title, texts and customer.",
  backups: "The person stays in backups until these are overwritten.",
  typeName: "Type the name to confirm: {{name}}",
  otherName: "This is not the name of this person.",
  eraseNow: "Erase the person",
  erased: "Person erased",
};
export default privacy;
