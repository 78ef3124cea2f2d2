import { redirect } from "next/navigation";

/** Every role lands on what is to be done now. */
export default function HomePage() {
  redirect("/today");
}
